# Sourced by the commands beside it: finds a JDK, builds what is missing, sets JAVA and CLASSPATH.
top=$(cd "$(dirname "$0")/../../.." && pwd)
JAVA_HOME=$("$top/packaging/find-jdk.sh") || exit 1
export JAVA_HOME
JAVA=$JAVA_HOME/bin/java
if [ ! -d "$top/target/tests/lib" ] || [ ! -d "$top/app/target/lib" ]; then
    echo "building first" >&2
    (cd "$top" && mvn -B -q -ntp -DskipTests package) || exit 1
fi
CLASSPATH="$top/target/tests/test-classes:$top/target/tests/lib/*"
export CLASSPATH
