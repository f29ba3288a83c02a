package nl.weerklank.contract.cap.rule;

/** Finds the place of an element by its path, such as {@code info[2]/area[1]/polygon[1]}. */
@FunctionalInterface
public interface CapPlaces {

    /** For a message that did not come from XML. */
    CapPlaces NONE = path -> CapPlace.UNKNOWN;

    /** Where the element begins; the nearest one around it where the path names an element that is not there. */
    CapPlace at(String path);
}
