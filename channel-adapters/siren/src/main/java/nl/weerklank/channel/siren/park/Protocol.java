package nl.weerklank.channel.siren.park;

/** The field protocol of a controller. */
public enum Protocol {
    MODBUS,
    MQTT
}
