package nl.weerklank.contract.cap.read;

import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapPlaces;
import nl.weerklank.contract.cap.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** Finds places by walking the tree that was read. */
final class TreePlaces implements CapPlaces {

    private final XmlElement root;

    TreePlaces(XmlElement root) {
        this.root = root;
    }

    @Override
    public CapPlace at(String path) {
        var at = root;
        if (!path.isEmpty()) {
            for (var step : path.split("/")) {
                var next = child(at, step);
                if (next == null) {
                    break;
                }
                at = next;
            }
        }
        return at.place();
    }

    private static @Nullable XmlElement child(XmlElement parent, String step) {
        int bracket = step.indexOf('[');
        var name = bracket < 0 ? step : step.substring(0, bracket);
        int number = bracket < 0 ? 1 : Integer.parseInt(step.substring(bracket + 1, step.length() - 1));
        for (var child : parent.children()) {
            if (child.isCap(name) && --number == 0) {
                return child;
            }
        }
        return null;
    }
}
