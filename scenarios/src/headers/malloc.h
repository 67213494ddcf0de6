#include <stdlib.h>
#define _aligned_malloc(size, alignment) malloc(size)
#define _aligned_free(block) free(block)
