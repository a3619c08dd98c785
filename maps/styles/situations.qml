<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories">
 <temporal enabled="1" mode="2" startField="t_from" endField="t_to" limitMode="1" fixedDuration="0" durationField="" durationUnit="d" accumulate="0" startExpression="" endExpression="">
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
      <Option type="QString" name="outline_color" value="74,85,104,140" />
      <Option type="QString" name="outline_width" value="0.2" />
      <Option type="QString" name="outline_style" value="dash" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <layerGeometryType>2</layerGeometryType>
</qgis>
