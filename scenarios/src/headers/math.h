#include <stddef.h>
double fabs(double value);
double floor(double value);
double ceil(double value);
#define M_PI 3.14159265358979323846
#define HUGE_VAL (1.0 / 0.0)
#define INFINITY (1.0f / 0.0f)
#define fabsf(value) ((float)fabs(value))
#define sqrtf(value) ((float)sqrt(value))
