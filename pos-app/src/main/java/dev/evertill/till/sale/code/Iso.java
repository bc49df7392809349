package dev.evertill.till.sale.code;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Currencies and countries that GS1 elements name. Functions only. */
final class Iso {
  /**
   * ISO 4217, list one, with what was withdrawn since 2023: code and number. A table of our own:
   * that of the Java runtime differs from one release to the next, and has the old ones as well.
   */
  private static final Set<String> CURRENCIES =
      Set.of(
          ("AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052"
                  + " BDT050 BGN975 BHD048 BIF108 BMD060 BND096 BOB068 BOV984 BRL986 BSD044 BTN064"
                  + " BWP072 BYN933 BZD084 CAD124 CDF976 CHE947 CHF756 CHW948 CLF990 CLP152 CNY156"
                  + " COP170 COU970 CRC188 CUC931 CUP192 CVE132 CZK203 DJF262 DKK208 DOP214 DZD012"
                  + " EGP818 ERN232 ETB230 EUR978 FJD242 FKP238 GBP826 GEL981 GHS936 GIP292 GMD270"
                  + " GNF324 GTQ320 GYD328 HKD344 HNL340 HRK191 HTG332 HUF348 IDR360 ILS376 INR356"
                  + " IQD368 IRR364 ISK352 JMD388 JOD400 JPY392 KES404 KGS417 KHR116 KMF174 KPW408"
                  + " KRW410 KWD414 KYD136 KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 LYD434 MAD504"
                  + " MDL498 MGA969 MKD807 MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484"
                  + " MXV979 MYR458 MZN943 NAD516 NGN566 NIO558 NOK578 NPR524 NZD554 OMR512 PAB590"
                  + " PEN604 PGK598 PHP608 PKR586 PLN985 PYG600 QAR634 RON946 RSD941 RUB643 RWF646"
                  + " SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SLL694 SOS706 SRD968"
                  + " SSP728 STN930 SVC222 SYP760 SZL748 THB764 TJS972 TMT934 TND788 TOP776 TRY949"
                  + " TTD780 TWD901 TZS834 UAH980 UGX800 USD840 USN997 UYI940 UYU858 UYW927 UZS860"
                  + " VED926 VES928 VND704 VUV548 WST882 XAD396 XAF950 XAG961 XAU959 XBA955 XBB956"
                  + " XBC957 XBD958 XCD951 XCG532 XDR960 XOF952 XPD964 XPF953 XPT962 XSU994 XTS963"
                  + " XUA965 XXX999 YER886 ZAR710 ZMW967 ZWG924 ZWL932")
              .split(" "));

  private static final Set<String> CURRENCY_NUMBERS =
      CURRENCIES.stream()
          .map(currency -> currency.substring(3))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> COUNTRY_CODES = Set.of(Locale.getISOCountries());

  /** ISO 3166-1 by number. */
  private static final Set<String> COUNTRIES =
      Set.of(
          ("004 008 010 012 016 020 024 028 031 032 036 040 044 048 050 051 052 056 060 064 068 070"
                  + " 072 074 076 084 086 090 092 096 100 104 108 112 116 120 124 132 136 140 144 148"
                  + " 152 156 158 162 166 170 174 175 178 180 184 188 191 192 196 203 204 208 212 214"
                  + " 218 222 226 231 232 233 234 238 239 242 246 248 250 254 258 260 262 266 268 270"
                  + " 275 276 288 292 296 300 304 308 312 316 320 324 328 332 334 336 340 344 348 352"
                  + " 356 360 364 368 372 376 380 384 388 392 398 400 404 408 410 414 417 418 422 426"
                  + " 428 430 434 438 440 442 446 450 454 458 462 466 470 474 478 480 484 492 496 498"
                  + " 499 500 504 508 512 516 520 524 528 531 533 534 535 540 548 554 558 562 566 570"
                  + " 574 578 580 581 583 584 585 586 591 598 600 604 608 612 616 620 624 626 630 634"
                  + " 638 642 643 646 652 654 659 660 662 663 666 670 674 678 682 686 688 690 694 702"
                  + " 703 704 705 706 710 716 724 728 729 732 740 744 748 752 756 760 762 764 768 772"
                  + " 776 780 784 788 792 795 796 798 800 804 807 818 826 831 832 833 834 840 850 854"
                  + " 858 860 862 876 882 887 894")
              .split(" "));

  private Iso() {}

  /**
   * @param number three digits
   */
  static boolean isCurrency(String number) {
    return CURRENCY_NUMBERS.contains(number);
  }

  /**
   * @param code three capital letters
   * @param number three digits
   */
  static boolean isCurrency(String code, String number) {
    return CURRENCIES.contains(code + number);
  }

  /**
   * @param number three digits
   */
  static boolean isCountry(String number) {
    return COUNTRIES.contains(number);
  }

  /**
   * @param code two letters
   */
  static boolean isCountryCode(String code) {
    return COUNTRY_CODES.contains(code);
  }
}
