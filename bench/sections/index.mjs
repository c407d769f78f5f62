/** The sections in the order of the page. */
import { cluster } from "./cluster.mjs";
import { growth } from "./growth.mjs";
import { hits } from "./hits.mjs";
import { gzip, utf16 } from "./layouts.mjs";
import { literals } from "./literals.mjs";
import { oneFile } from "./one-file.mjs";
import { lnav, otherWays } from "./other-ways.mjs";
import { startUp } from "./start-up.mjs";

/** @type {readonly import("../section.mjs").Section[]} */
export const SECTIONS = [oneFile, cluster, hits, gzip, utf16, growth, literals, otherWays, lnav, startUp];
