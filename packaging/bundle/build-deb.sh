#!/bin/sh
# A Debian package from the one-dir bundle (dist/poci-desktop, made by poci-desktop.spec).
# From the root of the clone:  sh packaging/bundle/build-deb.sh
set -eu
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' poci_desktop/__init__.py)
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$tree/usr/share/applications" "$tree/usr/share/doc/poci-desktop"
cp -r dist/poci-desktop "$tree/usr/lib/"
ln -s ../lib/poci-desktop/poci-desktop "$tree/usr/bin/poci-desktop"
cp packaging/bundle/poci-desktop.desktop "$tree/usr/share/applications/"
cp LICENSE "$tree/usr/share/doc/poci-desktop/copyright"

# The libraries of packaging/bootstrap/system.py; glibc as old as the machine that made the bundle.
cat > "$tree/DEBIAN/control" <<CONTROL
Package: poci-desktop
Version: $version
Architecture: $architecture
Maintainer: POCI Desktop contributors
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Section: misc
Priority: optional
Depends: libc6 (>= 2.34), libstdc++6, libglib2.0-0, libgl1, libegl1, libx11-6, libx11-xcb1, libxkbcommon0,
 libfreetype6, libfontconfig1, libdbus-1-3, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4, libxcb-image0,
 libxcb-keysyms1, libxcb-randr0, libxcb-render-util0, libxcb-shape0, libxcb-sync1, libxcb-util1, libxcb-xfixes0,
 libxcb-xkb1
Description: criteria of the Ontario Immigrant Nominee Program, offline
 Asks plain questions in English or French and shows, for each of the eight streams, whether the
 published criteria are met on a date, with the reasons and the law. Information, not a decision.
CONTROL

dpkg-deb --root-owner-group --build "$tree" "dist/poci-desktop_${version}_${architecture}.deb"
