#include <stdlib.h>
#include <stdio.h>
#ifdef NDEBUG
#define assert(expression) ((void)0)
#else
#define assert(expression) \
    ((expression) ? (void)0 : ((void)printf("Assertion failed: %s, line %d\n", #expression, __LINE__), exit(3)))
#endif
#define static_assert _Static_assert
