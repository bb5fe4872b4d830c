; Windows installer from the one-dir bundle (dist\poci-desktop), for the current user: no administrator needed.
; From the root of the clone:  makensis /DVERSION=0.1.0 packaging\bundle\installer.nsi
Unicode true
!include "MUI2.nsh"

!ifndef VERSION
  !error "Give the version: makensis /DVERSION=0.1.0 packaging\bundle\installer.nsi"
!endif

Name "POCI Desktop"
OutFile "..\..\dist\poci-desktop-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\POCI Desktop"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\POCI Desktop"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  File /r "..\..\dist\poci-desktop\*"
  CreateShortcut "$SMPROGRAMS\POCI Desktop.lnk" "$INSTDIR\poci-desktop.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "POCI Desktop"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\poci-desktop.exe"
  Delete "$INSTDIR\poci-desktop-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\POCI Desktop.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
