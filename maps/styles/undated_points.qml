<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1">
 <temporal enabled="0" mode="0" startField="" endField="" limitMode="1" fixedDuration="0" durationField="" durationUnit="d" accumulate="0" startExpression="" endExpression="">
  <fixedRange>
   <start />
   <end />
  </fixedRange>
 </temporal>
 <renderer-v2 type="pointDisplacement" tolerance="4" toleranceUnit="MM" placement="2" toleranceUnitScale="3x:0,0,0,0,0,0" circleWidth="0.1" circleColor="150,150,150,120" circleRadiusAddition="0" labelAttributeName="" maxLabelScaleDenominator="-1" labelDistanceFactor="0.5" symbollevels="0" forceraster="0">
  <renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0">
   <rules key="{reports}">
    <rule key="{solid}" symbol="0" label="stated by the article" filter="&quot;look&quot; = 'solid'" />
    <rule key="{party}" symbol="1" label="stated by a party" filter="&quot;look&quot; = 'party'" />
    <rule key="{dashed}" symbol="2" label="alleged, or taken for granted" filter="&quot;look&quot; = 'dashed'" />
    <rule key="{planned}" symbol="3" label="planned, not done" filter="&quot;look&quot; = 'planned'" />
    <rule key="{denied}" symbol="4" label="denied" filter="&quot;look&quot; = 'denied'" />
    <rule key="{conditional}" symbol="5" label="possible" filter="&quot;look&quot; = 'conditional'" checkstate="0" />
    <rule key="{negated}" symbol="6" label="said not to be so" filter="&quot;look&quot; = 'negated'" checkstate="0" />
    <rule key="{historical}" symbol="7" label="long past" filter="&quot;look&quot; = 'historical'" checkstate="0" />
   </rules>
   <symbols>
    <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="74,85,104,255" />
       <Option type="QString" name="outline_color" value="74,85,104,255" />
       <Option type="QString" name="outline_style" value="solid" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="outlineColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
         <Option type="Map" name="fillColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="74,85,104,255" />
       <Option type="QString" name="outline_style" value="solid" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="outlineColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="“" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="74,85,104,255" />
       <Option type="QString" name="offset" value="3.1,-1.2" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="fillColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="74,85,104,255" />
       <Option type="QString" name="outline_style" value="dash" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="outlineColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="74,85,104,255" />
       <Option type="QString" name="outline_style" value="dot" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="outlineColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="→" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="74,85,104,255" />
       <Option type="QString" name="offset" value="3.1,-1.2" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="fillColor">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="colour" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="130,130,130,255" />
       <Option type="QString" name="outline_style" value="dot" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="cross2" />
       <Option type="QString" name="size" value="4.6" />
       <Option type="QString" name="color" value="130,130,130,255" />
       <Option type="QString" name="outline_color" value="130,130,130,255" />
       <Option type="QString" name="outline_width" value="0.5" />
      </Option>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="130,130,130,255" />
       <Option type="QString" name="outline_style" value="dot" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="?" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="130,130,130,255" />
       <Option type="QString" name="offset" value="3.1,-1.2" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="130,130,130,255" />
       <Option type="QString" name="outline_style" value="solid" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="-" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="130,130,130,255" />
       <Option type="QString" name="offset" value="3.1,-1.2" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="8" />
       <Option type="QString" name="color" value="255,255,255,0" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_style" value="no" />
      </Option>
     </layer>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="name" value="square" />
       <Option type="QString" name="size" value="4" />
       <Option type="QString" name="color" value="255,255,255,255" />
       <Option type="QString" name="outline_color" value="130,130,130,255" />
       <Option type="QString" name="outline_style" value="dash dot" />
       <Option type="QString" name="outline_width" value="0.5" />
       <Option type="QString" name="joinstyle" value="miter" />
      </Option>
     </layer>
     <layer class="FontMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option type="QString" name="chr" value="" />
       <Option type="QString" name="font" value="DejaVu Sans" />
       <Option type="QString" name="font_style" value="Bold" />
       <Option type="QString" name="size" value="2.2" />
       <Option type="QString" name="color" value="40,40,40,255" />
       <Option type="QString" name="offset" value="0,3.4" />
       <Option type="QString" name="outline_color" value="255,255,255,0" />
       <Option type="QString" name="outline_width" value="0" />
      </Option>
      <data_defined_properties>
       <Option type="Map">
        <Option type="QString" name="name" value="" />
        <Option type="Map" name="properties">
         <Option type="Map" name="char">
          <Option type="bool" name="active" value="true" />
          <Option type="QString" name="field" value="letters" />
          <Option type="int" name="type" value="2" />
         </Option>
        </Option>
        <Option type="QString" name="type" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
   </symbols>
  </renderer-v2>
  <symbol type="marker" name="centerSymbol" alpha="1" clip_to_extent="1" force_rhr="0">
   <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
    <Option type="Map">
     <Option type="QString" name="name" value="circle" />
     <Option type="QString" name="size" value="1.8" />
     <Option type="QString" name="color" value="120,120,120,40" />
     <Option type="QString" name="outline_color" value="120,120,120,190" />
     <Option type="QString" name="outline_width" value="0.2" />
    </Option>
   </layer>
  </symbol>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="coalesce(&quot;letters&quot;, '') || ' ' || replace(&quot;event_type&quot;, '_', ' ')" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" textColor="40,40,40,255" fontSizeUnit="Point" textOpacity="1" namedStyle="Book">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8" />
   </text-style>
   <placement placement="6" dist="2.6" distUnits="MM" priority="5" />
   <rendering drawLabels="1" obstacle="1" scaleVisibility="0" displayAll="0" />
  </settings>
 </labeling>
 <aliases>
  <alias field="id" index="0" name="report" />
  <alias field="doc_id" index="1" name="article" />
  <alias field="category" index="2" name="category" />
  <alias field="event_type" index="3" name="event type" />
  <alias field="claim_status" index="4" name="claim status" />
  <alias field="polarity" index="5" name="polarity" />
  <alias field="time_status" index="6" name="time status" />
  <alias field="hedge" index="7" name="hedge" />
  <alias field="trigger" index="8" name="trigger" />
  <alias field="actor_text" index="9" name="actor text" />
  <alias field="actor_id" index="10" name="actor id" />
  <alias field="actor_name" index="11" name="actor name" />
  <alias field="actor_type" index="12" name="actor type" />
  <alias field="actor_short" index="13" name="actor short" />
  <alias field="side" index="14" name="side" />
  <alias field="sponsor" index="15" name="sponsor" />
  <alias field="target_name" index="16" name="target name" />
  <alias field="means" index="17" name="means" />
  <alias field="place_name" index="18" name="place name" />
  <alias field="place_licence" index="19" name="place licence" />
  <alias field="from_place" index="20" name="from place" />
  <alias field="to_place" index="21" name="to place" />
  <alias field="iso2" index="22" name="country" />
  <alias field="spatial_op" index="23" name="spatial op" />
  <alias field="spatial_text" index="24" name="spatial text" />
  <alias field="geom_basis" index="25" name="geom basis" />
  <alias field="lon" index="26" name="lon" />
  <alias field="lat" index="27" name="lat" />
  <alias field="geo_precision" index="28" name="precision (1 exact to 9)" />
  <alias field="acled_geo_precision" index="29" name="precision as ACLED codes it" />
  <alias field="uncertainty_m" index="30" name="uncertainty, m" />
  <alias field="geometry_invented_m" index="31" name="width or distance that geonews chose, m" />
  <alias field="count_text" index="32" name="count text" />
  <alias field="count_min" index="33" name="count min" />
  <alias field="count_max" index="34" name="count max" />
  <alias field="count_scope" index="35" name="count scope" />
  <alias field="count_basis" index="36" name="count basis" />
  <alias field="fatalities_text" index="37" name="fatalities text" />
  <alias field="fatalities_min" index="38" name="fatalities min" />
  <alias field="fatalities_max" index="39" name="fatalities max" />
  <alias field="wounded_text" index="40" name="wounded text" />
  <alias field="wounded_min" index="41" name="wounded min" />
  <alias field="wounded_max" index="42" name="wounded max" />
  <alias field="date_text" index="43" name="date text" />
  <alias field="date_from" index="44" name="date from" />
  <alias field="date_to" index="45" name="date to" />
  <alias field="date_precision" index="46" name="date precision" />
  <alias field="age_known" index="47" name="age known" />
  <alias field="speaker" index="48" name="speaker" />
  <alias field="speaker_role" index="49" name="speaker role" />
  <alias field="speaker_side" index="50" name="speaker side" />
  <alias field="speaker_named" index="51" name="speaker named" />
  <alias field="self_claim" index="52" name="self claim" />
  <alias field="voice" index="53" name="voice" />
  <alias field="via" index="54" name="via" />
  <alias field="wire" index="55" name="wire" />
  <alias field="evidence" index="56" name="sentence" />
  <alias field="char_start" index="57" name="sentence begins at" />
  <alias field="char_end" index="58" name="sentence ends at" />
  <alias field="evidence_n" index="59" name="evidence n" />
  <alias field="about_event_type" index="60" name="about event type" />
  <alias field="about_actor" index="61" name="about actor" />
  <alias field="about_place" index="62" name="about place" />
  <alias field="neighbour_inferred" index="63" name="neighbour inferred" />
  <alias field="confidence" index="64" name="confidence of the reading, not of the claim" />
  <alias field="source_name" index="65" name="source name" />
  <alias field="source_title" index="66" name="source title" />
  <alias field="source_url" index="67" name="source url" />
  <alias field="published" index="68" name="published" />
  <alias field="source_rating" index="69" name="source rating" />
  <alias field="situation_id" index="70" name="situation id" />
  <alias field="n_sources" index="71" name="outlets" />
  <alias field="n_independent" index="72" name="independent origins" />
  <alias field="denied_by" index="73" name="denied by" />
  <alias field="contradicted_by" index="74" name="contradicted by" />
  <alias field="review" index="75" name="review" />
  <alias field="reviewer" index="76" name="reviewer" />
  <alias field="reviewed_at" index="77" name="reviewed at" />
  <alias field="run_id" index="78" name="run id" />
  <alias field="zone" index="79" name="zone" />
  <alias field="text" index="80" name="text" />
  <alias field="mention_type" index="81" name="mention type" />
  <alias field="literal_context" index="82" name="literal context" />
  <alias field="role" index="83" name="role" />
  <alias field="kind" index="84" name="kind" />
  <alias field="place_id" index="85" name="place id" />
  <alias field="gaz" index="86" name="gaz" />
  <alias field="licence" index="87" name="licence" />
  <alias field="adm1" index="88" name="first-level unit" />
  <alias field="adm1_name" index="89" name="adm1 name" />
  <alias field="adm2" index="90" name="adm2" />
  <alias field="border_iso2" index="91" name="border iso2" />
  <alias field="border_conflict" index="92" name="border conflict" />
  <alias field="claimants" index="93" name="claimants" />
  <alias field="status" index="94" name="status" />
  <alias field="method" index="95" name="method" />
  <alias field="score" index="96" name="score" />
  <alias field="runner_up" index="97" name="runner up" />
  <alias field="why" index="98" name="why" />
  <alias field="decided_by" index="99" name="decided by" />
  <alias field="family" index="100" name="family" />
  <alias field="n_reports" index="101" name="n reports" />
  <alias field="n_articles" index="102" name="n articles" />
  <alias field="sources" index="103" name="sources" />
  <alias field="origins" index="104" name="origins" />
  <alias field="n_corroborates" index="105" name="n corroborates" />
  <alias field="n_contradiction" index="106" name="n contradiction" />
  <alias field="n_denial" index="107" name="n denial" />
  <alias field="n_update_or_difference" index="108" name="n update or difference" />
  <alias field="members" index="109" name="members" />
  <alias field="relations" index="110" name="relations" />
  <alias field="title" index="111" name="title" />
  <alias field="outlet" index="112" name="outlet" />
  <alias field="url" index="113" name="url" />
  <alias field="language" index="114" name="language" />
  <alias field="sha256" index="115" name="sha256" />
  <alias field="t_from" index="116" name="from" />
  <alias field="t_to" index="117" name="until" />
  <alias field="look" index="118" name="drawn as" />
  <alias field="colour" index="119" name="colour" />
  <alias field="letters" index="120" name="letters" />
 </aliases>
 <fieldConfiguration>
  <field name="claim_status">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="past" value="historical" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="possible" value="conditional" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="planned" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="denied" value="denied" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="said not to be so" value="negated" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="alleged" value="alleged" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="stated" value="asserted" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="voice">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="the article's own" value="article" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="indirect speech" value="indirect_speech" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="direct quote" value="direct_quote" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="taken for granted" value="presupposed" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="event_type">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="presence" value="presence" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="deployment" value="deployment" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="control" value="control" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="defence" value="defence" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="fortification" value="fortification" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="strength" value="strength" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="mobilization" value="mobilization" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="advance" value="advance" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="movement" value="movement" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="crossing" value="crossing" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="withdrawal" value="withdrawal" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="displacement" value="displacement" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="capture" value="capture" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="attack" value="attack" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="air strike" value="air_strike" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="clash" value="clash" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="invasion" value="invasion" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="intervention" value="intervention" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="request" value="request" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="authorization" value="authorization" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="agreement" value="agreement" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="spatial_op">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="at" value="at" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="in" value="in" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="near" value="near" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="offset" value="offset" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="direction of" value="direction_of" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="toward" value="toward" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="part of" value="part_of" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="along border" value="along_border" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="cross border" value="cross_border" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="border of" value="border_of" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="side of line" value="side_of_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="between" value="between" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="along" value="along" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="from to" value="from_to" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="unnamed places in" value="unnamed_in" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="coordinates" value="coordinates" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="the place named before" value="same_as" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="none" value="none" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="geom_basis">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="point" value="point" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="disc" value="disc" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="polygon" value="polygon" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="line between" value="line_between" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="border line" value="border_line" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="sector" value="sector" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="country only" value="country_only" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="none" value="none" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field name="look">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option type="List" name="map">
       <Option type="Map">
        <Option type="QString" name="stated by the article" value="solid" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="stated by a party" value="party" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="alleged, or taken for granted" value="dashed" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="planned, not done" value="planned" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="denied" value="denied" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="possible" value="conditional" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="said not to be so" value="negated" />
       </Option>
       <Option type="Map">
        <Option type="QString" name="long past" value="historical" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <mapTip>&lt;b&gt;[% replace(replace(coalesce("actor_text", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/b&gt; [% "event_type" %], [% "claim_status" %]&lt;br&gt;[% replace(replace(coalesce("evidence", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;br&gt;&lt;i&gt;[% replace(replace(coalesce("source_name", ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]&lt;/i&gt;</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
