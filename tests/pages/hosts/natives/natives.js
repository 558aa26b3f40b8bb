// As Prototype.js 1.6 and its like did.
/* oxlint-disable no-extend-native */
(() => {
  const slice = Array.prototype.slice;
  const $A = (/** @type {any} */ list) => (list ? slice.call(list.toArray ? list.toArray() : list) : []);
  /** @param {any} target @param {Record<string, any>} methods */
  const add = (target, methods) => Object.assign(target, methods);
  add(Object.prototype, {
    extend() {
      return this;
    },
    title: "everything has a title",
    "two words": "everything has this, too",
  });
  add(Array.prototype, {
    /** @this {any[]} @param {(it: any, index: number) => void} act */
    each(act) {
      for (let index = 0; index < this.length; index++) act(this[index], index);
      return this;
    },
    /** @this {any[]} @param {(it: any, index: number) => unknown} fits */
    find(fits) {
      for (let index = 0; index < this.length; index++) if (fits(this[index], index)) return this[index];
      return undefined;
    },
    /** @this {any[]} */
    entries() {
      return slice.call(this);
    },
    /** @this {any[]} */
    toArray() {
      return slice.call(this);
    },
    /** @this {any[]} */
    toJSON() {
      return "[" + this.map((it) => JSON.stringify(it)).join(", ") + "]";
    },
  });
  add(String.prototype, {
    /** @this {string} */
    toJSON() {
      return '"' + this + '"';
    },
  });
  add(Number.prototype, {
    /** @this {number} */
    toJSON() {
      return isFinite(this) ? this.toString() : "null";
    },
  });
  Array.from = /** @type {any} */ ($A);
  add(Element.prototype, {
    /** @this {Element} */
    remove() {
      this.parentNode?.removeChild(this);
      return this;
    },
    /** @this {Element} */
    scrollTo() {
      const { left, top } = this.getBoundingClientRect();
      window.scrollTo(left + scrollX, top + scrollY);
      return this;
    },
  });
})();
