addEventListener("DOMContentLoaded", () => {
  const asked = new URLSearchParams(location.search);
  const frame = document.createElement("iframe");
  frame.width = asked.get("w") || "";
  frame.height = asked.get("h") || "";
  frame.src = asked.get("src") || "";
  frame.allow = "clipboard-write; fullscreen";
  document.body.append(frame);
});
