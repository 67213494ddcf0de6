#include <winsock2.h>
#include <strnig.h>
