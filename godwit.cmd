@echo off
rem Starts Godwit from a checkout on Windows; see the shell script "godwit" beside it.
setlocal
set "HERE=%~dp0"
if not defined JAVA_HOME (
    echo Godwit needs a JDK 25 or newer. Get one from https://adoptium.net and set JAVA_HOME to its folder.>&2
    exit /b 1
)
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%JAVA_HOME%\release" >nul 2>&1
if errorlevel 1 (
    echo Godwit needs a JDK 25 or newer; JAVA_HOME names an older one. Get one from https://adoptium.net.>&2
    exit /b 1
)
call :find
if not defined JAR (
    echo Building Godwit; this happens once and takes a minute.>&2
    pushd "%HERE%"
    call mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl app -am package 1>&2
    popd
    call :find
)
if not defined JAR (
    echo The build failed; the lines above say why.>&2
    exit /b 1
)

rem The command is the first word that is neither an option nor the folder of --home; shift leaves %%* as it is.
set "COMMAND="
:words
if "%~1"=="" goto heap
if "%~1"=="--home" (
    shift
    shift
    goto words
)
set "COMMAND=%~1"
if "%COMMAND:~0,1%"=="-" (
    set "COMMAND="
    shift
    goto words
)
:heap
set "HEAP=160m"
if not defined COMMAND set "HEAP=768m"
set "ENDING="
if "%COMMAND%"=="discovery" set "HEAP=512m"
if "%COMMAND%"=="discovery" set "ENDING=-XX:+ExitOnOutOfMemoryError"
if "%COMMAND%"=="open" set "HEAP=768m"
if "%COMMAND%"=="protect" set "HEAP=768m"
if "%COMMAND%"=="unprotect" set "HEAP=768m"

rem As the shell script gives them, which says why; but for -XX:TrimNativeHeapInterval, which is for the C library of Linux.
set "FLAGS=-XX:+UseSerialGC -Xms16m -Xmx%HEAP% -Xss512k -XX:MaxDirectMemorySize=112m"
set "FLAGS=%FLAGS% -XX:-ShrinkHeapInSteps -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40"
set "FLAGS=%FLAGS% -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED"
set "FLAGS=%FLAGS% -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
"%JAVA_HOME%\bin\java" %FLAGS% %ENDING% %GODWIT_JAVA_OPTS% -jar "%JAR%" %*
exit /b %errorlevel%

:find
set "JAR="
for %%J in ("%HERE%app\target\godwit-app-*.jar") do set "JAR=%%~fJ"
goto :eof
