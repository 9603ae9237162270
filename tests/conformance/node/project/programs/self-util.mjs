export default "self-util";
