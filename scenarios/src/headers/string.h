#include <stddef.h>
char *_strdup(const char *text);
int _stricmp(const char *left, const char *right);
int _strnicmp(const char *left, const char *right, size_t most);
size_t strspn(const char *text, const char *set);
size_t strcspn(const char *text, const char *set);
char *strpbrk(const char *text, const char *set);
char *strtok_s(char *text, const char *set, char **rest);
char *strncat(char *target, const char *text, size_t most);
size_t strnlen(const char *text, size_t most);
wchar_t *wcscat(wchar_t *target, const wchar_t *text);
#define strdup _strdup
#define stricmp _stricmp
#define strcpy_s(target, size, text) (strcpy((target), (text)), 0)
#define strcat_s(target, size, text) (strcat((target), (text)), 0)
#define memcpy_s(target, room, source, size) (memcpy((target), (source), (size)), 0)
char *strtok(char *text, const char *set);
#define _TRUNCATE ((size_t)-1)
errno_t strncpy_s(char *target, size_t room, const char *text, size_t most);
wchar_t *wcschr(const wchar_t *text, wchar_t letter);
wchar_t *wcsrchr(const wchar_t *text, wchar_t letter);
int wcsncmp(const wchar_t *one, const wchar_t *other, size_t most);
wchar_t *wcsncpy(wchar_t *target, const wchar_t *text, size_t most);
void *memchr(const void *bytes, int wanted, size_t size);
int _wcsicmp(const wchar_t *left, const wchar_t *right);
wchar_t *wcsstr(const wchar_t *text, const wchar_t *wanted);
#define wcscpy_s(target, room, text) (wcscpy((target), (text)), 0)
#define wcscat_s(target, room, text) (wcscat((target), (text)), 0)
#define memmove_s(target, room, source, size) (memmove((target), (source), (size)), 0)
