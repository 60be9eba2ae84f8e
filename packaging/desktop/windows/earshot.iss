; The installer for Windows, made of the folder dist\frozen\earshot: iscc /DVersion=0.1.0 packaging\desktop\windows\earshot.iss

[Setup]
AppId={{7D1F5B0E-52A2-4C0B-9C39-0C7E3A1E6A52}
AppName=Earshot
AppVersion={#Version}
AppPublisher=Earshot contributors
DefaultDirName={autopf}\Earshot
DisableProgramGroupPage=yes
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\..\LICENSE
OutputDir=..\..\..\dist
OutputBaseFilename=earshot-{#Version}-windows-x86_64

[Files]
Source: "..\..\..\dist\frozen\earshot\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Earshot"; Filename: "{app}\earshot.exe"; Parameters: "gui"

[Registry]
; "Open with Earshot" on sound and video: Windows lists the program, and the person chooses it
Root: HKA; Subkey: "Software\Classes\Applications\earshot.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Earshot"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\earshot.exe\shell\open\command"; ValueType: string; ValueData: """{app}\earshot.exe"" gui ""%1"""
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\audio\OpenWithList\earshot.exe"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\video\OpenWithList\earshot.exe"; Flags: uninsdeletekey
