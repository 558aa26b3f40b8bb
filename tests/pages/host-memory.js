// Keeps the wasm's memory, which the loader shows to nobody, where a test can
// measure it: window.memory.
{
  const look = (instance) => {
    const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
    if (memory) self.memory = memory;
    return instance;
  };
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, values) => look(Reflect.construct(target, values)),
  });
  WebAssembly.instantiate = async (...values) => {
    const made = await instantiate.apply(WebAssembly, values);
    look(made.instance ?? made);
    return made;
  };
}
