#!/usr/bin/env bash
# Tries the two commands of the README on a machine that has nothing but Node, npm and a shell: a root folder is made of what this
# machine has of those, a fresh clone put into it, and everything run there as root or as an ordinary user whose folder nobody
# else may enter. Wants root and Linux.
#
#   scripts/fresh-machine.sh root|user start|test [what to test]
set -euo pipefail
who=${1:?root or user}
what=${2:?start or test}
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
machine=$(mktemp -d "${TMPDIR:-/tmp}/quittance-fresh.XXXXXX")
chmod 755 "$machine"

leave() {
  umount "$machine/proc" 2>/dev/null || true
  rm -rf --one-file-system "$machine"
}
trap leave EXIT

# A program with the libraries it needs, at the same places.
bring() {
  local file real
  for file in "$@"; do
    real=$(type -P "$file")
    cp --parents -L "$real" "$machine"
    # Where /bin is a link to /usr/bin, the shell is looked for in both.
    mkdir -p "$machine/bin" && [[ -e $machine/bin/$file ]] || cp -L "$real" "$machine/bin/$file"
    ldd "$real" 2>/dev/null | grep -o '/[^ ]*' | while read -r library; do cp --parents -L "$library" "$machine"; done
  done
}

mkdir -p "$machine"/{tmp,proc,dev,etc,root,people/somebody,usr/lib/node_modules}
chmod 1777 "$machine/tmp"
bring sh bash node env uname readlink dirname basename cat ls mkdir rm cp mv chmod chown sleep id date sha256sum tee grep tail mktemp ps true
cp -r "$(dirname "$(readlink -f "$(command -v npm)")")/.." "$machine/usr/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$machine/usr/bin/npm"
cp -L /etc/resolv.conf /etc/hosts /etc/nsswitch.conf "$machine/etc/"
# The C library comes in many files; whoever has it has all of them.
for library in /lib/*/lib{nss_dns,nss_files,resolv,rt,dl,m,pthread,util,c,gcc_s}.so.[0-9]; do
  if [[ -e $library ]]; then cp --parents -L "$library" "$machine"; fi
done
if [[ -d /etc/ssl/certs ]]; then cp -rL --parents /etc/ssl/certs "$machine" 2>/dev/null || true; fi
# Behind a proxy that speaks for the registry, what npm trusts here it has to trust there.
trust=()
if [[ -n ${NODE_EXTRA_CA_CERTS:-} ]]; then
  cp -L "$NODE_EXTRA_CA_CERTS" "$machine/etc/trusted.pem"
  chmod 644 "$machine/etc/trusted.pem"
  trust=(NODE_EXTRA_CA_CERTS=/etc/trusted.pem)
fi
printf 'root:x:0:0::/root:/bin/sh\nsomebody:x:1000:1000::/people/somebody:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n' >"$machine/etc/passwd"
printf 'root:x:0:\nsomebody:x:1000:\nnogroup:x:65534:\n' >"$machine/etc/group"
mount -t proc proc "$machine/proc"
mknod -m 666 "$machine/dev/null" c 1 3
mknod -m 666 "$machine/dev/zero" c 1 5
mknod -m 666 "$machine/dev/urandom" c 1 9
mknod -m 666 "$machine/dev/random" c 1 8
mkdir -m 1777 "$machine/dev/shm"
ln -s /proc/self/fd "$machine/dev/fd"

# Neither folder may be entered by anybody else.
if [[ $who == root ]]; then home=/root number=0; else home=/people/somebody number=1000; fi
git clone -q "$here" "$machine$home/quittance"
chown -R "$number:$number" "$machine$home"
chmod 700 "$machine$home"

cat >"$machine/run.sh" <<'EOF'
set -eu
cd "$HOME/quittance"
echo "$(id -un), Node $(node --version)"
began=$(date +%s)
npm ci
echo "npm ci: $(($(date +%s) - began)) s"
began=$(date +%s)
if [ "$1" = test ]; then
  shift
  npm test -- "$@"
  echo "npm test: $(($(date +%s) - began)) s"
  exit
fi
npm start >start.log 2>&1 &
started=$!
until grep -q 'is ready' start.log; do
  kill -0 $started 2>/dev/null || { cat start.log; exit 1; }
  sleep 0.2
done
echo "npm start until ready: $(($(date +%s) - began)) s"
cat start.log
address=$(grep 'is ready' start.log | grep -o 'http://[^ ]*')
node -e "fetch('$address/health').then(async (health) => { console.log('health', health.status); const page = await fetch('$address/'); console.log('page', page.status, (await page.text()).length, 'bytes'); process.exit(health.status === 200 && page.status === 200 ? 0 : 1) })"
kill -TERM $started
wait $started || true
EOF
chroot --userspec="$number:$number" "$machine" /usr/bin/env -i PATH=/usr/bin:/bin HOME="$home" "${trust[@]}" /bin/sh /run.sh "$what" "$@"
