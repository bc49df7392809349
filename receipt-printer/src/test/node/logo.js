'use strict';

// A disc of 64 dots in black on white, as the pictures of a till are.
const { PNG } = require('pngjs');

const size = 64;

function logo() {
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = (x - 31.5) ** 2 + (y - 31.5) ** 2 < 30 ** 2;
      png.data.fill(inside ? 0 : 255, 4 * (y * size + x), 4 * (y * size + x) + 3);
      png.data[4 * (y * size + x) + 3] = 255;
    }
  }
  return png;
}

module.exports = { size, logo, file: () => PNG.sync.write(logo()) };
