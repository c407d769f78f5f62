/*
 * Counts where literals stand in files, with Hyperscan: what the fastest library of its kind needs for the same search.
 * It does nothing else. ASCII case is ignored. Usage: hyperscan-grep [--lines] LITERALS FILE...
 * With --lines it counts the lines that hold one, like grep -c, to see that it finds the same; that is not timed.
 */
#include <fcntl.h>
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (1 << 20)

struct tally {
  unsigned long long matches;
  unsigned long long from; /* matches that end before this place were counted with the block before */
  const char *text;        /* set when lines are counted: the whole file */
  size_t size;
  size_t line_end;
};

static void fail(const char *what, const char *which) {
  fprintf(stderr, "hyperscan-grep: %s: %s\n", what, which);
  exit(2);
}

static int on_match(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context) {
  struct tally *tally = context;
  (void)id, (void)from, (void)flags;
  if (tally->text == NULL) {
    if (to > tally->from) tally->matches++;
    return 0;
  }
  if (to <= tally->line_end) return 0;
  const char *end = memchr(tally->text + to - 1, '\n', tally->size - (to - 1));
  tally->line_end = end == NULL ? tally->size : (size_t)(end - tally->text) + 1;
  tally->matches++;
  return 0;
}

static char *read_all(const char *path, size_t *size) {
  int file = open(path, O_RDONLY);
  struct stat about;
  if (file < 0 || fstat(file, &about) != 0) fail("cannot read", path);
  char *text = malloc(about.st_size + 1);
  *size = 0;
  for (ssize_t got; (got = read(file, text + *size, about.st_size - *size)) > 0;) *size += got;
  text[*size] = 0;
  close(file);
  return text;
}

/* One literal per line. */
static hs_database_t *compile_literals(const char *path, size_t *longest) {
  size_t size, count = 0, room = 1024;
  char *text = read_all(path, &size);
  const char **literals = malloc(room * sizeof *literals);
  size_t *lengths = malloc(room * sizeof *lengths);
  *longest = 1;
  for (char *line = text, *end; line < text + size && (end = strchr(line, '\n')) != NULL; line = end + 1) {
    *end = 0;
    if (count == room) {
      room *= 2;
      literals = realloc(literals, room * sizeof *literals);
      lengths = realloc(lengths, room * sizeof *lengths);
    }
    literals[count] = line;
    lengths[count] = end - line;
    if (lengths[count] > *longest) *longest = lengths[count];
    count++;
  }
  unsigned int *flags = malloc(count * sizeof *flags), *ids = malloc(count * sizeof *ids);
  for (size_t at = 0; at < count; at++) flags[at] = HS_FLAG_CASELESS, ids[at] = at;
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi(literals, flags, ids, lengths, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS)
    fail("cannot compile the literals", error->message);
  return database;
}

int main(int argc, char **argv) {
  int lines = argc > 1 && strcmp(argv[1], "--lines") == 0;
  if (argc < 3 + lines) fail("usage", "hyperscan-grep [--lines] LITERALS FILE...");
  size_t longest;
  hs_database_t *database = compile_literals(argv[1 + lines], &longest);
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) fail("no memory", "scratch");
  char *buffer = malloc(longest + BLOCK);
  unsigned long long matches = 0;
  for (int at = 2 + lines; at < argc; at++) {
    struct tally tally = {0};
    if (lines) {
      tally.text = read_all(argv[at], &tally.size);
      hs_scan(database, tally.text, tally.size, 0, scratch, on_match, &tally);
      free((char *)tally.text);
    } else {
      int file = open(argv[at], O_RDONLY);
      if (file < 0) fail("cannot read", argv[at]);
      size_t kept = 0; /* the end of the block before, so that what lies across the border is found */
      for (ssize_t got; (got = read(file, buffer + kept, BLOCK)) > 0;) {
        size_t size = kept + got;
        tally.from = kept;
        hs_scan(database, buffer, size, 0, scratch, on_match, &tally);
        kept = size < longest - 1 ? size : longest - 1;
        memmove(buffer, buffer + size - kept, kept);
      }
      close(file);
    }
    matches += tally.matches;
  }
  printf("%llu\n", matches);
  return 0;
}
