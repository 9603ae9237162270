exports.c = 1; exports.__esModule = true; exports.default = "d";
