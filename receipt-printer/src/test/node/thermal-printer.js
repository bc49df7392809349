'use strict';

// node-thermal-printer writes the same receipt for each printer type it has that is ESC/POS.
const fs = require('fs');
const path = require('path');
const { ThermalPrinter, PrinterTypes, CharacterSet, BreakLine } = require('node-thermal-printer');
const { file } = require('./logo.js');

const folder = process.argv[2];

async function receipt(type) {
  const printer = new ThermalPrinter({
    type,
    interface: path.join(folder, 'nowhere'),
    width: 48,
    characterSet: CharacterSet.PC858_EURO,
    breakLine: BreakLine.WORD,
  });
  await printer.printImageBuffer(file());
  printer.alignCenter();
  printer.bold(true);
  printer.setTextQuadArea();
  printer.println('CORNER SHOP');
  printer.setTextNormal();
  printer.bold(false);
  printer.println('12 Harbour Street');
  printer.alignLeft();
  printer.drawLine();
  printer.leftRight('Coffee beans 1 kg', '12.90');
  printer.leftRight('Crème fraîche 200 g', '1.85');
  printer.tableCustom([
    { text: 'TOTAL €', align: 'LEFT', width: 0.5, bold: true },
    { text: '14.75', align: 'RIGHT', width: 0.5 },
  ]);
  printer.underline(true);
  printer.print('Thank you');
  printer.underline(false);
  printer.print(', ');
  printer.invert(true);
  printer.println('come again');
  printer.invert(false);
  printer.setTypeFontB();
  printer.println('Small print');
  printer.setTypeFontA();
  printer.alignCenter();
  printer.printBarcode('4006381333931', 67, { hriPos: 2, width: 2, height: 60 });
  if (type !== PrinterTypes.TANCA) {
    printer.code128('{BTILL-2/417', { width: 'SMALL', height: 60, text: 1 });
  }
  printer.printQR('https://shop.example/r/2-417', { cellSize: 4, correction: 'M', model: 2 });
  printer.alignLeft();
  printer.openCashDrawer();
  printer.partialCut();
  return printer.getBuffer();
}

async function writeAll() {
  for (const type of [PrinterTypes.EPSON, PrinterTypes.TANCA, PrinterTypes.CUSTOM]) {
    fs.writeFileSync(path.join(folder, `thermal-printer-${type}.bin`), await receipt(type));
  }
}

writeAll().catch((error) => {
  console.error(error);
  process.exit(1);
});
