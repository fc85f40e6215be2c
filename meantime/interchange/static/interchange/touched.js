// Whether a form holds anything else than it came with; also what was typed before a script could hear of it.
export const touched = (form) => [...(form?.elements ?? [])].some(differs);

function differs(field) {
  if (field.options) return [...field.options].some((option) => option.defaultSelected && !option.selected);
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return field.defaultValue !== undefined && field.value !== field.defaultValue;
}
