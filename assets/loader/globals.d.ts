// What the build puts into the scripts (xtask/src/build/bundle.rs), for the type
// checker.

/** Whether the script is for published pages, which have the text in their HTML. */
declare const PUBLISHED: boolean;
/** Whether the script holds the words for webmasters, too: failure.js alone. */
declare const DETAILED: boolean;
/** Names of files beside the script. */
declare const CSS_URL: string;
declare const WASM_URL: string;
declare const FAILURE_URL: string;
declare const READING_URL: string;
declare const SEARCH_URL: string;
declare const SEARCH_WASM_URL: string;
declare const SHEETS_URL: string;
declare const START_URL: string;
declare const YEARS_URL: string;
/** The size of the wasm, decoded. */
declare const WASM_BYTES: number;

declare module "*.css" {
  const text: string;
  export default text;
}

/** What wasm-bindgen writes, as a function (xtask/src/build/glue.rs). */
declare module "*/viewer.js" {
  export class Viewer {
    constructor(root: Element, host: import("./context.js").Host, config: import("./config.js").Config);
    configure(config: import("./config.js").Config): void;
    navigate(place: string): void;
    resume(landmark: number, top: number): void;
    complete(): void;
    retry(): void;
    extend(answer: import("./years.js").Answer): void;
    destroy(): void;
    free(): void;
  }
  /** Makes an instance of the wasm. After `stop` whatever calls into it does nothing. */
  export function instantiate(module: WebAssembly.Module): { Viewer: typeof Viewer; stop(): void };
}
