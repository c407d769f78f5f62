/** What the HTML report says around the parts that all formats share. */

/** The words of the page, in one language. */
export interface PageWords {
  readonly language: string;
  readonly theme: string;
  readonly search: string;
  readonly levels: string;
  /** "{shown}" and "{all}" stand for the numbers, which the page fills in. */
  readonly shown: string;
  readonly contents: string;
  readonly timeline: string;
  readonly timelineHelp: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly laneIncidents: string;
  readonly laneFindings: string;
  readonly lanesLeft: (count: string) => string;
  readonly marksLeft: (count: string) => string;
  readonly gap: string;
  readonly silent: string;
  readonly undated: string;
  readonly ladder: (device: string) => string;
  readonly phone: string;
  readonly ladderHint: string;
  readonly allFiles: (files: string) => string;
  readonly bytes: string;
  readonly lines: string;
  readonly cut: (count: string) => string;
}
