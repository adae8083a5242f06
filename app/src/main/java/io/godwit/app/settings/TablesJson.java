package io.godwit.app.settings;

import io.godwit.app.settings.TableSettings.Column;
import io.godwit.app.settings.TableSettings.Sorting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of how tables were arranged. */
final class TablesJson {
    private TablesJson() {}

    /** Reads the tables by their IDs; empty when anything of it is wrong. */
    static Optional<Map<String, TableSettings>> read(JsonNode node) {
        if (!node.isObject() || node.size() > TableSettings.MAX_TABLES) {
            return Optional.empty();
        }
        Map<String, TableSettings> tables = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> one : node.properties()) {
                TableSettings.requireName(one.getKey());
                tables.put(one.getKey(), table(one.getValue()));
            }
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
        return Optional.of(tables);
    }

    private static TableSettings table(JsonNode node) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode one : list(node, "columns")) {
            columns.add(new Column(id(one), width(one)));
        }
        List<Sorting> sorted = new ArrayList<>();
        for (JsonNode one : list(node, "sorted")) {
            sorted.add(new Sorting(id(one), descending(one)));
        }
        return new TableSettings(columns, sorted);
    }

    private static JsonNode list(JsonNode table, String name) {
        JsonNode list = table.path(name);
        require(list.isArray() && list.size() <= TableSettings.MAX_COLUMNS);
        return list;
    }

    private static String id(JsonNode column) {
        JsonNode id = column.path("id");
        require(id.isString());
        return id.stringValue();
    }

    private static double width(JsonNode column) {
        JsonNode width = column.path("width");
        require(width.isNumber());
        return width.doubleValue();
    }

    private static boolean descending(JsonNode column) {
        JsonNode descending = column.path("descending");
        require(descending.isBoolean());
        return descending.booleanValue();
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("window.tables: not in its form");
        }
    }

    /** Writes them, in place of what was there. */
    static void write(ObjectNode window, Map<String, TableSettings> tables) {
        window.remove("tables");
        if (tables.isEmpty()) {
            return;
        }
        ObjectNode all = window.putObject("tables");
        tables.forEach((id, table) -> {
            ObjectNode one = all.putObject(id);
            var columns = one.putArray("columns");
            for (Column column : table.columns()) {
                columns.addObject().put("id", column.id()).put("width", column.width());
            }
            var sorted = one.putArray("sorted");
            for (Sorting by : table.sorted()) {
                sorted.addObject().put("id", by.id()).put("descending", by.descending());
            }
        });
    }
}
