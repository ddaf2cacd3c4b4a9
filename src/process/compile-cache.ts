import { enableCompileCache } from "node:module";
import { join } from "node:path";

/**
 * What Node makes of each file once, types taken off and compiled, is kept for the next start. It lies with the code that it was
 * made of: in a folder for temporary files anybody on this machine could have put something else. Where that cannot be written,
 * the desk starts as fast as the first time.
 */
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/guichet"));
