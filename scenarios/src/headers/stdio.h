#include <stddef.h>
typedef struct _iobuf FILE;
#define stdin ((FILE *)1)
#define stdout ((FILE *)2)
#define stderr ((FILE *)3)
#define EOF (-1)
#define BUFSIZ 512
#define _IOFBF 0x0000
#define _IOLBF 0x0040
#define _IONBF 0x0004
#define printf_s printf
#define fprintf_s fprintf
#define sprintf_s snprintf
#define _vsnprintf vsnprintf
#define vsprintf_s vsnprintf
int fputc(int letter, FILE *stream);
#define putc fputc
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream);
int sscanf(const char *text, const char *format, ...);
void perror(const char *text);
int fgetc(FILE *stream);
#define getc fgetc
#define getwchar getchar
char *fgets(char *text, int size, FILE *stream);
char *gets_s(char *text, size_t size);
int _fileno(FILE *stream);
#define fileno _fileno
#define swprintf_s swprintf
#define wprintf_s wprintf
#define _putws(text) wprintf(L"%ls\n", (text))
