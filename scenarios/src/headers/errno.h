#define ENOENT 2
#define ENOMEM 12
#define EACCES 13
#define EINVAL 22
#define ERANGE 34
