#include <stddef.h>
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 0x7fff
#define _countof(a) (sizeof(a) / sizeof((a)[0]))
void *realloc(void *block, size_t size);
void qsort(void *elements, size_t count, size_t size, int (*compare)(const void *, const void *));
void *bsearch(const void *key, const void *elements, size_t count, size_t size,
    int (*compare)(const void *, const void *));
long strtol(const char *text, char **end, int base);
unsigned long strtoul(const char *text, char **end, int base);
long atol(const char *text);
int abs(int value);
long labs(long value);
int rand(void);
void srand(unsigned seed);
void abort(void);
void _exit(int code);
int atexit(void (*function)(void));
char *_itoa(int value, char *text, int base);
#define itoa _itoa
unsigned long long strtoull(const char *text, char **end, int base);
long long strtoll(const char *text, char **end, int base);
#define _strtoui64 strtoull
#define _strtoi64 strtoll
#define _aligned_malloc(size, alignment) malloc(size)
#define _aligned_free(block) free(block)
int _wsystem(const wchar_t *command);
int _wtoi(const wchar_t *text);
long long _atoi64(const char *text);
#define atoll _atoi64
