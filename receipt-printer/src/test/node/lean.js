'use strict';

// The same three receipts by each encoder, in as few commands as it needs: their lengths are compared.
const fs = require('fs');
const path = require('path');
const receiptline = require('receiptline');
const ReceiptPrinterEncoder = require('@point-of-sale/receipt-printer-encoder');
const { ThermalPrinter, PrinterTypes, CharacterSet } = require('node-thermal-printer');

const folder = process.argv[2];
const WIDTH = 48;
const ASCII = [['Coffee beans 1 kg', '12.90'], ['Milk 1 l', '1.85'], ['Rolls', '1.80'], ['Discount', '-0.30']];
const LETTERS = [['Crème fraîche 200 g', '1,85 €'], ['Käse', '3,20 €'], ['Pâté', '4,10 €'], ['Brot', '2,95 €']];
const WEB = 'https://shop.example/r/2-417';

const line = ([name, amount]) => name + ' '.repeat(WIDTH - name.length - amount.length) + amount;
const write = (name, bytes) => fs.writeFileSync(path.join(folder, name + '.bin'), bytes);

function byReceiptline() {
  const make = (text) =>
    Buffer.from(
      receiptline.transform(text, { cpl: WIDTH, encoding: 'multilingual', command: 'escpos', spacing: true }),
      'latin1',
    );
  const columns = (items) => items.map((item) => item.join(' | ')).join('\n');
  write(
    'plain-receiptline',
    make(
      `^^^"CORNER SHOP\n12 Harbour Street, Bergen\n\n${columns(ASCII)}\n${'-'.repeat(WIDTH)} \n` +
        '"TOTAL | "16.25\nCash | 20.00\nChange | 3.75\n\nThank you, come again\n',
    ),
  );
  write('letters-receiptline', make(columns(LETTERS) + '\n'));
  write(
    'codes-receiptline',
    make(`Slip 417\n\n{code:000200000417;option:code128,3,80,hri}\n{code:${WEB};option:qrcode,6,m}\nThank you\n`),
  );
}

function byPointOfSale() {
  const begin = () =>
    new ReceiptPrinterEncoder({
      language: 'esc-pos',
      columns: WIDTH,
      newline: '\n',
      codepageMapping: 'epson',
      codepageCandidates: ['cp437', 'cp858', 'windows1252'],
    }).initialize();
  const plain = begin().align('center').bold(true).size(2, 2).line('CORNER SHOP').size(1, 1).bold(false);
  plain.line('12 Harbour Street, Bergen').newline().align('left');
  ASCII.forEach((item) => plain.line(line(item)));
  plain.line('-'.repeat(WIDTH)).bold(true).line(line(['TOTAL', '16.25'])).bold(false);
  plain.line(line(['Cash', '20.00'])).line(line(['Change', '3.75'])).newline();
  write('plain-point-of-sale', plain.align('center').line('Thank you, come again').cut().encode());
  const letters = begin().codepage('auto');
  LETTERS.forEach((item) => letters.line(line(item)));
  write('letters-point-of-sale', letters.cut().encode());
  const codes = begin().align('center').line('Slip 417').newline();
  codes.barcode('000200000417', 'code128', { height: 80, width: 2, text: true });
  codes.qrcode(WEB, { model: 2, size: 6, errorlevel: 'm' });
  write('codes-point-of-sale', codes.line('Thank you').cut().encode());
}

function byThermalPrinter() {
  const begin = () =>
    new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: path.join(folder, 'nowhere'),
      width: WIDTH,
      characterSet: CharacterSet.PC858_EURO,
    });
  const plain = begin();
  plain.alignCenter();
  plain.bold(true);
  plain.setTextQuadArea();
  plain.println('CORNER SHOP');
  plain.setTextNormal();
  plain.bold(false);
  plain.println('12 Harbour Street, Bergen');
  plain.newLine();
  plain.alignLeft();
  ASCII.forEach((item) => plain.leftRight(...item));
  plain.drawLine();
  plain.bold(true);
  plain.leftRight('TOTAL', '16.25');
  plain.bold(false);
  plain.leftRight('Cash', '20.00');
  plain.leftRight('Change', '3.75');
  plain.newLine();
  plain.alignCenter();
  plain.println('Thank you, come again');
  plain.cut({ verticalTabAmount: 1 });
  write('plain-thermal-printer', plain.getBuffer());
  const letters = begin();
  LETTERS.forEach((item) => letters.leftRight(...item));
  letters.cut({ verticalTabAmount: 1 });
  write('letters-thermal-printer', letters.getBuffer());
  const codes = begin();
  codes.alignCenter();
  codes.println('Slip 417');
  codes.newLine();
  codes.code128('000200000417', { width: 'LARGE', height: 80, text: 2 });
  codes.printQR(WEB, { cellSize: 6, correction: 'M', model: 2 });
  codes.println('Thank you');
  codes.cut({ verticalTabAmount: 1 });
  write('codes-thermal-printer', codes.getBuffer());
}

byReceiptline();
byPointOfSale();
byThermalPrinter();
