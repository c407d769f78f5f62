/** A thread of a scan: takes units that nobody has begun and sends back what they hold. */
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { loadCatalog } from "./load-catalog.ts";
import { AHEAD } from "./run-units.ts";
import { createContext } from "./scan-context.ts";
import { type ScanUnit, scanUnit } from "./scan-unit.ts";
import { shareState, unpackOptions, type WorkerMessage, type WorkerStart } from "./worker-protocol.ts";

const { options: packed, memory } = workerData as WorkerStart;
const port = parentPort as MessagePort;
const told = once(port, "message");
const state = shareState(true, memory);
const send = (message: WorkerMessage): void => port.postMessage(message);
/** Bytes are told of in lots: each message costs the other thread time. */
const TOLD_BYTES = 4 * 2 ** 20;

const options = await unpackOptions(packed);
const catalog = await loadCatalog(options.patternFolders);
const context = createContext(catalog, options, {
  get aborted() {
    return state.isStopped();
  },
});
const [units] = (await told) as [readonly ScanUnit[]];

for (let index = state.next(); index < units.length && !state.isStopped(); index = state.next()) {
  for (let taken = state.taken(); index - taken >= AHEAD && !state.isStopped(); taken = state.taken())
    state.waitForTaken(taken);
  let untold = 0;
  const result = await scanUnit(units[index] as ScanUnit, context, (count) => {
    untold += count;
    if (untold < TOLD_BYTES) return;
    send({ kind: "bytes", index, count: untold });
    untold = 0;
  });
  if (untold > 0) send({ kind: "bytes", index, count: untold });
  send({ kind: "result", index, result });
}
send({ kind: "end" });
