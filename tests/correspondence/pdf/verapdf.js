// Runs in the JavaScript shell (Rhino) inside veraPDF's own jar, so that a Java runtime is enough:
// no compiler. Given names of profiles, it answers each file name on the standard input with one
// line of JSON, which says for every profile which rules the file breaks and where.
var Argument = Packages.org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
var Flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour;
var Specification = Packages.org.verapdf.pdfa.flavours["PDFAFlavour$Specification"];
var Profiles = Packages.org.verapdf.pdfa.validation.profiles.Profiles;

Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = Packages.org.verapdf.pdfa.Foundries.defaultInstance();

function elements(parent, tag) {
  var found = parent.getElementsByTagName(tag), list = [];
  for (var i = 0; i < found.getLength(); i++) list.push(found.item(i));
  return list;
}

function text(parent, tag) {
  return elements(parent, tag)[0].getTextContent();
}

function collected(collection, values) {
  values.forEach(function (value) { collection.add(value); });
  return collection;
}

function rule(element) {
  var id = elements(element, "id")[0];
  var fillings = elements(element, "argument").map(function (one) {
    return Argument.fromValues(one.getTextContent(), null, null);
  });
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(
      Specification.valueOf(id.getAttribute("specification")),
      id.getAttribute("clause"),
      parseInt(id.getAttribute("testNumber"))
    ),
    element.getAttribute("object"),
    java.lang.Boolean.valueOf(element.getAttribute("deferred")),
    element.getAttribute("tags"),
    text(element, "description"),
    text(element, "test"),
    Profiles.errorFromValues(
      text(element, "message"), collected(new java.util.ArrayList(), fillings)
    ),
    new java.util.ArrayList()
  );
}

function variable(element) {
  return Profiles.variableFromValues(
    element.getAttribute("name"),
    element.getAttribute("object"),
    text(element, "defaultValue"),
    text(element, "value")
  );
}

// veraPDF would read its profiles through JAXB, of which the jar holds only a part.
function profile(name) {
  var stream = java.lang.ClassLoader.getSystemResourceAsStream(
    "org/verapdf/pdfa/validation/" + name + ".xml"
  );
  var root = javax.xml.parsers.DocumentBuilderFactory.newInstance()
    .newDocumentBuilder().parse(stream).getDocumentElement();
  return Profiles.profileFromValues(
    Flavour.valueOf(root.getAttribute("flavour")),
    Profiles.profileDetailsFromValues(name, name, "veraPDF", new java.util.Date(0)),
    "",
    collected(new java.util.HashSet(), elements(root, "rule").map(rule)),
    collected(new java.util.HashSet(), elements(root, "variable").map(variable))
  );
}

function faults(profile, path) {
  var parser = foundry.createParser(new java.io.File(path), profile.getPDFAFlavour());
  try {
    var result = foundry.createValidator(profile, 20, false, true, false).validate(parser);
    var found = result.getTestAssertions().toArray().map(function (one) {
      var id = one.getRuleId();
      return id.getClause() + "-" + id.getTestNumber() + ": " + one.getErrorMessage() +
        " [" + one.getLocation().getContext() + "]";
    });
    return {
      rules: profile.getRules().size(),
      checks: result.getTotalAssertions(),
      faults: found.length || result.isCompliant() ? found : ["not compliant"]
    };
  } finally {
    parser.close();
  }
}

var profiles = arguments.map(profile);
var lines = new java.io.BufferedReader(new java.io.InputStreamReader(java.lang.System["in"], "UTF-8"));
var path;
while ((path = lines.readLine()) !== null) {
  var answer = {};
  try {
    profiles.forEach(function (one) {
      answer[one.getPDFAFlavour().getId()] = faults(one, path);
    });
  } catch (error) {
    answer = { error: String(error) };
  }
  print(JSON.stringify(answer));
}
