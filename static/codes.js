// What receiving scripts does beyond plain HTML: a refused code is heard, and the next scan replaces
// it. Everything works without this file.

const refused = document.querySelector("form[data-refused]");

function beep() {
  const sound = new AudioContext();
  const tone = new OscillatorNode(sound, { type: "square", frequency: 220 });
  tone.connect(new GainNode(sound, { gain: 0.2 })).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.4);
}

if (refused) {
  const field = refused.querySelector("[name=code]");
  field.focus();
  field.select();
  if (window.AudioContext) beep();
}
