/** The size of a terminal; at least 1 each. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}
