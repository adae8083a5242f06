package io.godwit.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file for {@code docker compose} against the schema of the Compose Specification. */
class ComposeSchemaTest {

    private static final Path COMPOSE = Path.of("..", "packaging", "server", "compose.yaml");

    /** Its own name for itself is a relative one, which has to be seen from somewhere; nothing is fetched. */
    private static final SchemaLocation PLACE =
            SchemaLocation.of("https://compose.invalid/compose_spec.json");

    private static List<Error> faults(String yaml) throws IOException {
        // Anchors are put in place first, as docker compose does.
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        JsonNode compose = JsonMapper.shared().valueToTree(document);
        try (InputStream in =
                Objects.requireNonNull(
                        ComposeSchemaTest.class.getResourceAsStream(
                                "/compose/compose-spec.json"))) {
            Schema schema =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(PLACE, JsonMapper.shared().readTree(in));
            return schema.validate(compose);
        }
    }

    @Test
    void composeFileIsValid() throws Exception {
        assertEquals(List.of(), faults(Files.readString(COMPOSE)));
    }

    @Test
    void misspeltOptionsAndWrongTypesAreSeen() throws Exception {
        String compose = Files.readString(COMPOSE);
        for (String wrong :
                List.of(
                        compose.replace("cap_drop:", "cap_dorp:"),
                        compose.replace("read_only: true", "read_only: [1]"),
                        compose.replace("condition: service_healthy", "condition: well"))) {
            assertTrue(!wrong.equals(compose) && !faults(wrong).isEmpty());
        }
    }
}
