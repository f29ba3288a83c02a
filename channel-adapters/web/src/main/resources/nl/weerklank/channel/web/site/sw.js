"use strict"; // @STYLE@ @SCRIPT@
