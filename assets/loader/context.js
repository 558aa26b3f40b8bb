// What the parts know of each other: types alone.

/**
 * What an element gives to its parts.
 * @typedef {object} Context
 * @property {HTMLElement} element
 * @property {ShadowRoot} root
 * @property {HTMLElement} frame
 * @property {HTMLSlotElement} slot
 * @property {Promise<void> | undefined} styled comes when the sheet of a published page is there
 * @property {() => import("./config.js").Config} config
 * @property {() => import("./config.js").Language} language
 * @property {() => number} seconds
 * @property {() => Element} scroller what scrolls the element
 * @property {(words: string) => void} announce
 * @property {() => void} applyStyles
 * @property {typeof import("./demand.js").demand} demand fetches a file, and gives the element its looks
 * @property {typeof import("./demand.js").more} more what the files have brought
 * @property {(name: string, detail: unknown) => boolean} tell dispatches an event
 * @property {(issue: string, place: number[]) => void} left keeps where the reader left off
 * @property {(issue: string) => void} resume offers to go on there
 * @property {(asked?: () => boolean, opener?: HTMLElement) => Promise<boolean>} settings opens the reading settings, where they are still asked for; false where they cannot be had
 * @property {() => void} prepare fetches, when the browser is idle, what taps will need on other people's pages
 * @property {() => Promise<void>} print
 * @property {(opener?: HTMLElement, query?: string) => Promise<boolean>} search opens the search, or marks a query; false where it cannot be had
 * @property {() => Promise<void> | undefined} sheet comes when the reading settings are closed
 */

/**
 * What runs the viewer of an element while the element is in a page: Session, or
 * Published, which makes one when it is of use.
 * @typedef {object} Life
 * @property {HTMLElement | undefined} app what the viewer draws into
 * @property {boolean} busy nothing is drawn yet that will be
 * @property {() => void} begin
 * @property {() => void} refresh attributes or properties have changed
 * @property {(place: string) => void} navigate
 * @property {(landmark: number, top: number) => void} goOn
 * @property {() => void} complete draws all of the issue
 * @property {(event: MouseEvent, control: HTMLElement) => void} [tap] something that stands in the element was tapped
 * @property {() => void} end
 */

/**
 * What the viewer may ask of the page: src/app/host.rs.
 * @typedef {object} Host
 * @property {(url: string, told: (came: boolean, answer: unknown) => void) => void} get answers once, whatever happens
 * @property {() => void} loading
 * @property {(issue: string) => boolean | undefined} ready
 * @property {(issue: string, landmark: number, top: number) => void} left
 * @property {(cause: import("./causes.js").Cause) => void} fail
 * @property {() => void} recovered
 * @property {(words: string) => void} announce
 * @property {(dialog: HTMLDialogElement, link?: HTMLAnchorElement) => void} opened
 * @property {(name: string, table: string) => void} save
 * @property {(detail: unknown) => boolean | undefined} navigating
 */

/**
 * What a published page hears of its session.
 * @typedef {object} Listener
 * @property {() => boolean} wanted whether the reader waits for the viewer
 * @property {(app: HTMLElement) => void} shown
 * @property {(cause: import("./causes.js").Cause) => void} failed before the viewer was shown
 */

export {};
