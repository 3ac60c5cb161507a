#!/bin/sh
# deploy/publish.sh BUILD SITE: puts a build where a web server serves it, in an order that no open tab notices.
# Assets come first and the page last. The site's own config.json stays. Assets that none of the last three builds has
# are deleted: a tab that was opened before a release goes on working for two releases more (docs/hosting.md).
set -eu
build=$1
site=$2
# A name that begins with a dot is never served.
releases=$site/.releases
mkdir -p "$site/assets" "$releases"

# The names of the files in a folder.
names() { find "$1" -type f | sed 's|.*/||'; }
# The numbers of the releases that are remembered, the oldest first.
numbers() { names "$releases" | grep '^[0-9]' | sort -n; }

names "$build/assets" | sort > "$releases/next"
while read -r asset; do
  # A name holds its content's hash: what is there is the same.
  [ -e "$site/assets/$asset" ] || cp "$build/assets/$asset" "$site/assets/$asset"
done < "$releases/next"

for file in "$build"/*; do
  case ${file##*/} in
    assets | config.json | index.html) ;;
    *) cp -R "$file" "$site/" ;;
  esac
done
[ -e "$site/config.json" ] || cp "$build/config.json" "$site/config.json"
cp "$build/index.html" "$site/.index.html"
mv "$site/.index.html" "$site/index.html"

latest=$(numbers | tail -n 1)
if [ -n "$latest" ] && cmp -s "$releases/next" "$releases/$latest"; then
  # The same build again is not another release.
  rm "$releases/next"
else
  mv "$releases/next" "$releases/$((${latest:-0} + 1))"
fi
numbers | tail -n 3 > "$releases/kept"
numbers | while read -r release; do
  grep -qx "$release" "$releases/kept" || rm "$releases/$release"
done
sort -u "$releases"/[0-9]* > "$releases/kept"
names "$site/assets" | while read -r asset; do
  grep -qxF -- "$asset" "$releases/kept" || rm "$site/assets/$asset"
done
rm "$releases/kept"
