// A map of bundled outlines, with no tile server: base(element) gives a Leaflet map with the lands drawn in the page's colours.
import * as L from 'leaflet';

const token = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();

/** A Leaflet map on this element, over the Netherlands. */
export async function base(element, options = {}) {
  const map = L.map(element, {
    zoomSnap: 0.5, minZoom: 5, maxZoom: 15, attributionControl: true, preferCanvas: true, ...options,
  }).setView([52.15, 5.3], 7);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution('Natural Earth');
  const lands = await (await fetch('/kit/outlines.geojson')).json();
  L.geoJSON(lands, {
    interactive: false,
    style: land => ({
      color: token(element, '--line'), weight: 1, fillOpacity: 1,
      fillColor: token(element, land.properties.name === 'Netherlands' ? '--home' : '--abroad'),
    }),
  }).addTo(map).bringToBack();
  await towns(map, token(element, '--ink'));
  return map;
}

/** Names to find one's way by: the largest always, the others from nearer. */
async function towns(map, colour) {
  const all = await (await fetch('/kit/towns.json')).json();
  for (const town of all) {
    L.circleMarker(town.at, { radius: town.large ? 3 : 2, color: colour, fillOpacity: 1, weight: 1, interactive: false })
      .bindTooltip(town.name, { permanent: true, direction: 'right', offset: [4, 0], className: town.large ? 'town' : 'town near' })
      .addTo(map);
  }
  const look = () => map.getContainer().classList.toggle('far', map.getZoom() < 8);
  map.on('zoomend', look);
  look();
}

/** Draws a GeoJSON geometry in the colour of a token; answers the layer. */
export function draw(map, geometry, tokenName, options = {}) {
  const colour = token(map.getContainer(), tokenName);
  return L.geoJSON(geometry, {
    interactive: false, style: { color: colour, weight: 2, fillColor: colour, fillOpacity: 0.3, ...options },
  }).addTo(map);
}

/** Brings everything drawn into view. */
export function fit(map, layer) {
  const bounds = layer.getBounds();
  if (bounds.isValid()) {
    map.fitBounds(bounds, { padding: [20, 20], maxZoom: 12, animate: false });
  }
}

export { L };
