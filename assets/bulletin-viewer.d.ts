// Types for pages that embed the viewer. custom-elements.json says the same to
// other tools; a test holds both to the source (tests/tests/manifest.rs).

/** An archive or an issue: crates/bulletin/schema. */
export type BulletinData = object;

/** Why something failed. */
export interface BulletinCause {
  /** Stable; the table of them is in the documentation. */
  code: string;
  url?: string;
  /** Of HTTP. */
  status?: number;
  /** Where in the data: `sections[2].blocks[0].figure`. */
  place?: string;
  expected?: string;
  found?: string;
  /** The browser's own message. */
  detail?: string;
  /** The list of issues is shown below the failure. */
  archive?: boolean;
  /** The issue is shown all the same. */
  notice?: boolean;
}

export interface BulletinViewerEventMap {
  /** An issue is drawn and has taken over. */
  "bulletin-ready": CustomEvent<{ issue: string | null }>;
  /** The reader follows a link inside the viewer; cancelable. */
  "bulletin-navigate": CustomEvent<{ issue: string; place?: string }>;
  /** Something failed, or a link leads to a place that is not there. */
  "bulletin-error": CustomEvent<BulletinCause>;
}

export class BulletinViewer extends HTMLElement {
  /** Address of an archive or of one issue. Attribute `src`. */
  src: string | null;
  /** Id of the issue to show; the newest without it. Attribute `issue`. */
  issue: string | null;
  /** Whether the page's address and history are read and written. Attribute `route`. */
  route: "fragment" | "none" | (string & {}) | null;
  /** The language of the viewer's own words. Attribute `locale`. */
  locale: "zh-Hans" | "en" | (string & {}) | null;
  /** Attribute `theme`. */
  theme: "auto" | "light" | "dark" | "contrast" | (string & {}) | null;
  /** Attribute `text-size`. */
  textSize: "small" | "medium" | "large" | "x-large" | "xx-large" | (string & {}) | null;
  /** Attribute `mode`. */
  mode: "normal" | "elder" | (string & {}) | null;
  /** Level of the headline, 1 to 6; null removes the attribute `heading-level`. */
  get headingLevel(): string | null;
  set headingLevel(level: string | number | null);
  /** Seconds without a byte after which a request is given up; null removes the attribute `timeout`. */
  get timeout(): string | null;
  set timeout(seconds: string | number | null);
  /** Shows facts that nobody has confirmed yet, marked; null removes the attribute `review`. */
  get review(): string | null;
  set review(shown: string | boolean | null);
  /** An archive or an issue in place of `src`; copied when it is set. */
  data: BulletinData | null;
  /** Goes to a place, an issue, or a place of an issue: `summary`, `2020-15`, `2020-15/xizang`. */
  navigate(place: string): void;
  /** Prints the issue. */
  print(): void;

  addEventListener<K extends keyof BulletinViewerEventMap>(
    type: K,
    listener: (this: BulletinViewer, event: BulletinViewerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof BulletinViewerEventMap>(
    type: K,
    listener: (this: BulletinViewer, event: BulletinViewerEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "bulletin-viewer": BulletinViewer;
  }
  interface HTMLElementEventMap extends BulletinViewerEventMap {}
}
