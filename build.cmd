:; command -v dotnet >/dev/null || { echo "build.cmd: the .NET 10 SDK is needed (https://dot.net)"; exit 1; }
:; exec dotnet run --file "$(dirname "$0")/eng/build.cs" -- "$@"
@dotnet run --file "%~dp0eng\build.cs" -- %*
