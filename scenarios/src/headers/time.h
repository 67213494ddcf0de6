#include <stddef.h>
typedef long long time_t;
time_t time(time_t *out);
typedef long clock_t;
#define CLOCKS_PER_SEC 1000
clock_t clock(void);
double difftime(time_t end, time_t start);
