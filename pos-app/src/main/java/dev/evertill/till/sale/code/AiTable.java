package dev.evertill.till.sale.code;

import java.util.ArrayList;
import java.util.List;

/**
 * All GS1 application identifiers: GS1 General Specifications, section 3.2, in the notation of the
 * GS1 Barcode Syntax Dictionary (releases up to 2025). Data and its look-up.
 *
 * <p>A line is a code or a range; {@code *} when its length is predefined; the parts of its value
 * ({@code N6} six digits, {@code X..20} one to twenty characters of set 82, {@code [ ]} may be
 * missing, then the checks); {@code req} what must be marked too, {@code ex} what must not, {@code
 * key} a key of a Digital Link with what may follow it; the data title.
 */
final class AiTable {
  private static final String ITEMS =
      """
      00 * N18,csum key # SSCC
      01 * N14,csum ex=255,37 key=22,10,21|235 # GTIN
      02 * N14,csum ex=01,03 req=37 # CONTENT
      03 * N14,csum ex=01,02,37 # MTO GTIN
      10 X..20 req=01,02,03,8006,8026 # BATCH/LOT
      11 * N6,yymmd0 req=01,02,03,8006,8026 # PROD DATE
      12 * N6,yymmd0 req=8020 # DUE DATE
      13 * N6,yymmd0 req=01,02,03,8006,8026 # PACK DATE
      15 * N6,yymmd0 req=01,02,03,8006,8026 # BEST BEFORE or BEST BY
      16 * N6,yymmd0 req=01,02,03,8006,8026 # SELL BY
      17 * N6,yymmd0 req=01,02,03,255,8006,8026 # USE BY or EXPIRY
      20 * N2 req=01,02,8006,8026 # VARIANT
      21 X..20 req=01,03,8006 ex=235 # SERIAL
      22 X..20 req=01 # CPV
      235 X..28 req=01 # TPX
      240 X..30 req=01,02,8006,8026 # ADDITIONAL ID
      241 X..30 req=01,02,8006,8026 # CUST. PART No.
      242 N..6 req=01,02,8006,8026 # MTO VARIANT
      243 X..20 req=01 # PCN
      250 X..30 req=01,8006 req=21 # SECONDARY SERIAL
      251 X..30 req=01,8006 # REF. TO SOURCE
      253 N13,csum [X..17] key # GDTI
      254 X..20 req=414 # GLN EXTENSION COMPONENT
      255 N13,csum [N..12] ex=01,02,415,8006,8020,8026 key # GCN
      30 N..8 req=01,02 # VAR. COUNT
      37 N..8 req=00 req=02,8026 # COUNT
      3900-3909 N..15 req=255,8020 ex=390n,391n,394n,8111 # AMOUNT
      3910-3919 N3,iso4217 N..15 req=8020 ex=391n # AMOUNT
      3920-3929 N..15 req=01 req=30,31nn,32nn,35nn,36nn ex=392n,393n # PRICE
      3930-3939 N3,iso4217 N..15 req=30,31nn,32nn,35nn,36nn ex=393n # PRICE
      3940-3943 N4 req=255 ex=394n,8111 # PRCNT OFF
      3950-3955 N6 req=30,31nn,32nn,35nn,36nn ex=392n,393n,395n,8005 # PRICE/UoM
      400 X..30 # ORDER NUMBER
      401 X..30,key key # GINC
      402 N17,csum key # GSIN
      403 X..30 req=00 # ROUTE
      410 * N13,csum # SHIP TO LOC
      411 * N13,csum # BILL TO
      412 * N13,csum # PURCHASE FROM
      413 * N13,csum # SHIP FOR LOC
      414 * N13,csum key=254|7040 # LOC No.
      415 * N13,csum req=8020 key=8020 # PAY TO
      416 * N13,csum # PROD/SERV LOC
      417 * N13,csum key=7040 # PARTY
      420 X..20 ex=421 # SHIP TO POST
      421 N3,iso3166 X..9 ex=4307 # SHIP TO POST
      422 N3,iso3166 req=01,02,8006,8026 ex=426 # ORIGIN
      423 N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 req=01,02 ex=426 # \
      COUNTRY - INITIAL PROCESS
      424 N3,iso3166 req=01,02 ex=426 # COUNTRY - PROCESS
      425 N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 req=01,02 ex=426 # \
      COUNTRY - DISASSEMBLY
      426 N3,iso3166 req=01,02 # COUNTRY - FULL PROCESS
      427 X..3 req=01,02 req=422 # ORIGIN SUBDIVISION
      """;

  private static final String TRANSPORT =
      """
      4300 X..35,pcenc req=00 # SHIP TO COMP
      4301 X..35,pcenc req=00 # SHIP TO NAME
      4302 X..70,pcenc req=00 # SHIP TO ADD1
      4303 X..70,pcenc req=4302 # SHIP TO ADD2
      4304 X..70,pcenc req=00 # SHIP TO SUB
      4305 X..70,pcenc req=00 # SHIP TO LOC
      4306 X..70,pcenc req=00 # SHIP TO REG
      4307 X2,iso3166alpha2 req=00 # SHIP TO COUNTRY
      4308 X..30 req=00 # SHIP TO PHONE
      4309 N10,latitude N10,longitude req=00 # SHIP TO GEO
      4310 X..35,pcenc req=00 # RTN TO COMP
      4311 X..35,pcenc req=00 # RTN TO NAME
      4312 X..70,pcenc req=00 # RTN TO ADD1
      4313 X..70,pcenc req=4312 # RTN TO ADD2
      4314 X..70,pcenc req=00 # RTN TO SUB
      4315 X..70,pcenc req=00 # RTN TO LOC
      4316 X..70,pcenc req=00 # RTN TO REG
      4317 X2,iso3166alpha2 req=00 # RTN TO COUNTRY
      4318 X..20 req=00 # RTN TO POST
      4319 X..30 req=00 # RTN TO PHONE
      4320 X..35,pcenc req=00 # SRV DESCRIPTION
      4321 N1,yesno req=00 # DANGEROUS GOODS
      4322 N1,yesno req=00 # AUTH TO LEAVE
      4323 N1,yesno req=00 # SIG REQUIRED
      4324 N6,yymmd0 N4,hhmi req=00 # NOT BEF DEL DT
      4325 N6,yymmd0 N4,hhmi req=00 # NOT AFT DEL DT
      4326 N6,yymmdd req=00 # REL DATE
      4330 N6 [X1],hyphen req=00 ex=4331 # MAX TEMP F.
      4331 N6 [X1],hyphen req=00 ex=4330 # MAX TEMP C.
      4332 N6 [X1],hyphen req=00 ex=4333 # MIN TEMP F.
      4333 N6 [X1],hyphen req=00 ex=4332 # MIN TEMP C.
      """;

  private static final String GOODS =
      """
      7001 N13 req=01,02,8006,8026 # NSN
      7002 X..30 req=01,02 # MEAT CUT
      7003 N6,yymmdd N4,hhmi req=01,02 # EXPIRY TIME
      7004 N..4 req=01 req=10 # ACTIVE POTENCY
      7005 X..12 req=01,02 # CATCH AREA
      7006 N6,yymmdd req=01,02 # FIRST FREEZE DATE
      7007 N6,yymmdd [N6],yymmdd req=01,02 # HARVEST DATE
      7008 X..3 req=01,02 # AQUATIC SPECIES
      7009 X..10 req=01,02 # FISHING GEAR TYPE
      7010 X..2 req=01,02 # PROD METHOD
      7011 N6,yymmdd [N4],hhmi req=01,02 # TEST BY DATE
      7020 X..20 req=01,8006 req=416 # REFURB LOT
      7021 X..20 req=01,8006 # FUNC STAT
      7022 X..20 req=7021 # REV STAT
      7023 X..30,key # GIAI - ASSEMBLY
      7030-7039 N3,iso3166999 X..27 req=01,02 # PROCESSOR
      7040 N1 X1 X1 X1,importeridx # UIC+EXT
      7041 X..4,packagetype req=00 # UFRGT UNIT TYPE
      710 X..20 req=01 # NHRN PZN
      711 X..20 req=01 # NHRN CIP
      712 X..20 req=01 # NHRN CN
      713 X..20 req=01 # NHRN DRN
      714 X..20 req=01 # NHRN AIM
      715 X..20 req=01 # NHRN NDC
      716 X..20 req=01 # NHRN AIC
      7230-7239 X2 X..28 req=01,8004 # CERT
      7240 X..20 req=01,8006 # PROTOCOL
      7241 N2,mediatype req=8017,8018 # AIDC MEDIA TYPE
      7242 X..25 req=8017,8018 # VCN
      7250 N8,yyyymmdd req=8018 ex=7251 # DOB
      7251 N8,yyyymmdd N4,hhmi req=8018 ex=7250 # DOB TIME
      7252 N1,iso5218 req=8018 # BIO SEX
      7253 X..40,pcenc req=8017,8018 ex=7256,7259 # FAMILY NAME
      7254 X..40,pcenc req=8017,8018 ex=7256,7259 # GIVEN NAME
      7255 X..10 req=8017,8018 ex=7256,7259 # SUFFIX
      7256 X..90,pcenc req=8017,8018 # FULL NAME
      7257 X..70,pcenc req=8018 # PERSON ADDR
      7258 X3,posinseqslash req=8018 req=7259 # BIRTH SEQUENCE
      7259 X..40,pcenc req=8018 ex=7256 # BABY
      8001 N4,nonzero N5,nonzero N3,nonzero N1,winding N1 req=01 # DIMENSIONS
      8002 X..20 # CMT No.
      8003 N1,zero N13,csum [X..16] key # GRAI
      8004 X..30,key key=7040 # GIAI
      8005 N6 req=01,02 # PRICE PER UNIT
      8006 N14,csum N4,pieceoftotal ex=01,37 key=22,10,21 # ITIP
      8007 X..34,iban req=415 # IBAN
      8008 N6,yymmdd N2,hh [N2],mi [N2],ss req=01,02 # PROD TIME
      8009 X..50 req=00,01 # OPTSEN
      8010 Y..30,key key=8011 # CPID
      8011 N..12,nozeroprefix req=8010 # CPID SERIAL
      8012 X..20 req=01,8006 # VERSION
      8013 X..25,csumalpha,key key # GMN
      8014 X..25,csumalpha,key,hasnondigit req=01 # MUDI
      8017 N18,csum ex=8018 key=8019 # GSRN - PROVIDER
      8018 N18,csum ex=8017 key=8019 # GSRN - RECIPIENT
      8019 N..10 req=8017,8018 # SRIN
      8020 X..25 req=415 # REF No.
      8026 N14,csum N4,pieceoftotal req=37 ex=02,8006 # ITIP CONTENT
      8030 Z..90,padding req=00,01,253,255,8003,8004,8006,8010,8017,8018 # DIGSIG
      8110 X..70,couponcode # COUPON CODE, NORTH AMERICA
      8111 N4 req=255 # POINTS
      8112 X..70,couponposoffer # COUPON CODE, POSITIVE OFFER FILE
      8200 X..70 req=01 # PRODUCT URL
      90 X..30 # INTERNAL
      91-99 X..90 # INTERNAL
      """;

  /** Measures have six digits; the last digit of their code, 0 to 5, is how many are decimals. */
  private static final String MEASURES =
      """
      310 01,02 NET WEIGHT (kg)
      311 01,02 LENGTH (m)
      312 01,02 WIDTH (m)
      313 01,02 HEIGHT (m)
      314 01,02 AREA (m²)
      315 01,02 NET VOLUME (l)
      316 01,02 NET VOLUME (m³)
      320 01,02 NET WEIGHT (lb)
      321 01,02 LENGTH (in)
      322 01,02 LENGTH (ft)
      323 01,02 LENGTH (yd)
      324 01,02 WIDTH (in)
      325 01,02 WIDTH (ft)
      326 01,02 WIDTH (yd)
      327 01,02 HEIGHT (in)
      328 01,02 HEIGHT (ft)
      329 01,02 HEIGHT (yd)
      330 00,01 GROSS WEIGHT (kg)
      331 00,01 LENGTH (m), log
      332 00,01 WIDTH (m), log
      333 00,01 HEIGHT (m), log
      334 00,01 AREA (m²), log
      335 00,01 VOLUME (l), log
      336 00,01 VOLUME (m³), log
      337 01 KG PER m²
      340 00,01 GROSS WEIGHT (lb)
      341 00,01 LENGTH (in), log
      342 00,01 LENGTH (ft), log
      343 00,01 LENGTH (yd), log
      344 00,01 WIDTH (in), log
      345 00,01 WIDTH (ft), log
      346 00,01 WIDTH (yd), log
      347 00,01 HEIGHT (in), log
      348 00,01 HEIGHT (ft), log
      349 00,01 HEIGHT (yd), log
      350 01,02 AREA (in²)
      351 01,02 AREA (ft²)
      352 01,02 AREA (yd²)
      353 00,01 AREA (in²), log
      354 00,01 AREA (ft²), log
      355 00,01 AREA (yd²), log
      356 01,02 NET WEIGHT (t oz)
      357 01,02 NET VOLUME (oz)
      360 01,02 NET VOLUME (qt)
      361 01,02 NET VOLUME (gal.)
      362 00,01 VOLUME (qt), log
      363 00,01 VOLUME (gal.), log
      364 01,02 VOLUME (in³)
      365 01,02 VOLUME (ft³)
      366 01,02 VOLUME (yd³)
      367 00,01 VOLUME (in³), log
      368 00,01 VOLUME (ft³), log
      369 00,01 VOLUME (yd³), log
      """;

  /** By the number that 2, 3 and 4 digits make; no code is the beginning of another. */
  private static final Ai[][] BY_LENGTH = {{}, {}, new Ai[100], new Ai[1000], new Ai[10_000]};

  static {
    for (String table : List.of(ITEMS, TRANSPORT, GOODS)) {
      table.lines().forEach(AiTable::add);
    }
    MEASURES
        .lines()
        .map(line -> line.split(" ", 3))
        .forEach(
            word ->
                add(
                    String.format(
                        "%s0-%s5 * N6 req=%s ex=%sn # %s",
                        word[0], word[0], word[1], word[0], word[2])));
  }

  private AiTable() {}

  private static void add(String line) {
    int hash = line.indexOf('#');
    String title = line.substring(hash + 1).strip();
    String[] words = line.substring(0, hash).strip().split(" ");
    List<Ai.Part> parts = new ArrayList<>();
    List<List<String>> needs = new ArrayList<>();
    List<String> excludes = List.of();
    List<List<String>> key = null;
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      if (word.startsWith("req=")) {
        needs.add(List.of(word.substring("req=".length()).split(",")));
      } else if (word.startsWith("ex=")) {
        excludes = List.of(word.substring("ex=".length()).split(","));
      } else if (word.startsWith("key")) {
        key = orders(word.substring("key".length()));
      } else if (!word.equals("*")) {
        parts.add(Ai.Part.parse(word));
      }
    }
    boolean predefined = words[1].equals("*");
    String[] range = words[0].split("-");
    int last = Integer.parseInt(range[range.length - 1]);
    for (int number = Integer.parseInt(range[0]); number <= last; number++) {
      String code = String.format("%0" + range[0].length() + "d", number);
      BY_LENGTH[code.length()][number] =
          new Ai(code, title, predefined, List.copyOf(parts), List.copyOf(needs), excludes, key);
    }
  }

  /** Reads {@code =22,10,21|235}, or nothing. */
  private static List<List<String>> orders(String text) {
    List<List<String>> orders = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String order : text.substring(1).split("\\|")) {
        orders.add(List.of(order.split(",")));
      }
    }
    return List.copyOf(orders);
  }

  /** The identifier that begins at {@code at}, null when there is none. */
  static Ai at(String text, int at) {
    int number = 0;
    for (int length = 1; length <= 4 && at + length <= text.length(); length++) {
      int digit = text.charAt(at + length - 1) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = number * 10 + digit;
      if (length > 1 && BY_LENGTH[length][number] != null) {
        return BY_LENGTH[length][number];
      }
    }
    return null;
  }

  /** The identifier with exactly this code, null when there is none. */
  static Ai of(String code) {
    Ai ai = at(code, 0);
    return ai != null && ai.code().length() == code.length() ? ai : null;
  }
}
