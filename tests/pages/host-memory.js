// Keeps the wasm's memory, which the loader shows to nobody, where a test can
// measure it: window.memory.
{
  /** @param {WebAssembly.Instance} instance */
  const look = (instance) => {
    const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
    if (memory) Object.assign(self, { memory });
    return instance;
  };
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, values) => look(Reflect.construct(target, values)),
  });
  /** @type {any} */ (WebAssembly).instantiate = async (/** @type {any[]} */ ...values) => {
    const made = await /** @type {any} */ (instantiate).apply(WebAssembly, values);
    look(made.instance ?? made);
    return made;
  };
}
