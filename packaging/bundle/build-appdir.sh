#!/bin/sh
# The folder an AppImage is made of, from the one-dir bundle. From the root of the clone:
#   sh packaging/bundle/build-appdir.sh && appimagetool dist/POCI_Desktop.AppDir
# appimagetool also wants an icon, poci-desktop.png, beside the .desktop file.
set -eu
tree=dist/POCI_Desktop.AppDir
rm -rf "$tree"
mkdir -p "$tree/usr/lib"
cp -r dist/poci-desktop "$tree/usr/lib/"
sed 's/^Terminal=.*/&\nIcon=poci-desktop/' packaging/bundle/poci-desktop.desktop > "$tree/poci-desktop.desktop"
cat > "$tree/AppRun" <<'RUN'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/poci-desktop/poci-desktop" "$@"
RUN
chmod 755 "$tree/AppRun"
echo "$tree"
