<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories">
 <temporal enabled="0" mode="0" startField="" endField="" limitMode="1" fixedDuration="0" durationField="" durationUnit="d" accumulate="0" startExpression="" endExpression="">
  <fixedRange>
   <start />
   <end />
  </fixedRange>
 </temporal>
 <renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0">
  <rules key="{borders}">
   <rule key="{border}" symbol="0" label="border" filter="NOT &quot;disputed&quot;" />
   <rule key="{disputed}" symbol="1" label="disputed" filter="&quot;disputed&quot;" />
  </rules>
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="line_color" value="150,146,136,255" />
      <Option type="QString" name="line_width" value="0.25" />
     </Option>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option type="QString" name="line_color" value="150,146,136,255" />
      <Option type="QString" name="line_width" value="0.25" />
      <Option type="QString" name="use_custom_dash" value="1" />
      <Option type="QString" name="customdash" value="1.6;1" />
      <Option type="QString" name="customdash_unit" value="MM" />
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <layerGeometryType>1</layerGeometryType>
</qgis>
