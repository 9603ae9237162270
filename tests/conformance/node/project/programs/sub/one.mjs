export default "star";
