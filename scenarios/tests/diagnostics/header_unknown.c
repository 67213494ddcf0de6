#include <zlib.h>
#include <strnig.h>
