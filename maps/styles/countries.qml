<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1">
 <temporal enabled="0" mode="0" startField="" endField="" limitMode="1" fixedDuration="0" durationField="" durationUnit="d" accumulate="0" startExpression="" endExpression="">
  <fixedRange>
   <start />
   <end />
  </fixedRange>
 </temporal>
 <renderer-v2 type="singleSymbol" symbollevels="0" forceraster="0">
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="color" value="255,255,255,0" />
      <Option type="QString" name="style" value="no" />
      <Option type="QString" name="outline_color" value="120,120,120,255" />
      <Option type="QString" name="outline_width" value="0.3" />
      <Option type="QString" name="outline_style" value="solid" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="upper(&quot;name&quot;) || if(&quot;n_country_only&quot; &gt; 0, '\n' || &quot;n_country_only&quot; || ' country-only reports', '')" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" textColor="40,40,40,255" fontSizeUnit="Point" textOpacity="1" namedStyle="Book">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8" />
   </text-style>
   <placement placement="0" dist="2.6" distUnits="MM" priority="5" />
   <rendering drawLabels="1" obstacle="1" scaleVisibility="0" displayAll="0" />
  </settings>
 </labeling>
 <layerGeometryType>2</layerGeometryType>
</qgis>
