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
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle" />
      <Option type="QString" name="size" value="2" />
      <Option type="QString" name="color" value="120,120,120,30" />
      <Option type="QString" name="outline_color" value="120,120,120,190" />
      <Option type="QString" name="outline_width" value="0.2" />
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option type="QString" name="name" value="" />
       <Option type="Map" name="properties">
        <Option type="Map" name="size">
         <Option type="bool" name="active" value="true" />
         <Option type="QString" name="expression" value="1.6 + 0.8 * sqrt(&quot;n_mentions&quot;)" />
         <Option type="int" name="type" value="3" />
        </Option>
       </Option>
       <Option type="QString" name="type" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="&quot;place_name&quot;" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" textColor="40,40,40,255" fontSizeUnit="Point" textOpacity="1" namedStyle="Book">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8" />
   </text-style>
   <placement placement="6" dist="2.6" distUnits="MM" priority="5" />
   <rendering drawLabels="1" obstacle="1" scaleVisibility="0" displayAll="0" />
  </settings>
 </labeling>
 <layerGeometryType>0</layerGeometryType>
</qgis>
